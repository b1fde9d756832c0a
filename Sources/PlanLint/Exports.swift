// One import gives a library user everything that the functions of this module take and return.
@_exported public import PlanAnalysis
@_exported public import PlanJSON
@_exported public import PlanModel
@_exported public import PlanPolicy
@_exported public import PlanReading
@_exported public import PlanReport
