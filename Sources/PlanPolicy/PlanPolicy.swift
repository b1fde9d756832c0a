// Place of PlanPolicy; its first file replaces this one.
