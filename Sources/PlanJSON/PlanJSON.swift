// Place of PlanJSON; its first file replaces this one.
