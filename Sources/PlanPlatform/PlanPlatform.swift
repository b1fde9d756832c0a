// Place of PlanPlatform; its first file replaces this one.
