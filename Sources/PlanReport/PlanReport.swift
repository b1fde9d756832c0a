// Place of PlanReport; its first file replaces this one.
