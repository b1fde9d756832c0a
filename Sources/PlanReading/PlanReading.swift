// Place of PlanReading; its first file replaces this one.
