// Place of PlanHCL; its first file replaces this one.
