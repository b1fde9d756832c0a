// Place of PlanAnalysis; its first file replaces this one.
