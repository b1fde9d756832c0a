// Place of PlanKnowledge; its first file replaces this one.
