// Place of PlanLint; its first file replaces this one.
