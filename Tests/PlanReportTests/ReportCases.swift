import PlanModel

@testable import PlanReport

/// The reports whose renderings are kept in `Fixtures/reports`, by the name of their folder.
enum ReportCases {
  static let names = ["database", "stack", "no-changes", "only-labels", "waived", "hostile", "bookkeeping"]

  /// Those of which only the renderings for people are kept.
  static let largeNames = ["fleet"]

  static func report(_ name: String, listing: Report.Listing = .changes) -> Report {
    switch name {
    case "database": database
    case "stack": stack
    case "no-changes": noChanges
    case "only-labels": onlyLabels
    case "waived": waived
    case "hostile": hostile
    case "bookkeeping": bookkeeping
    case "fleet": fleet
    default: preconditionFailure("no case \(name)")
    }
  }

  private static func report(
    _ units: [AnalyzedUnit], _ judgement: Judgement, diagnostics: [Diagnostic] = []
  ) -> Report {
    Report(run: AnalyzedRun(units: units, diagnostics: diagnostics), judgement: judgement, tool: SampleRun.tool)
  }

  // MARK: - One unit

  static let username = AttributePath("username")

  static func replacedDatabase(_ address: String = "aws_db_instance.main") -> AnalyzedChange {
    let cause = Cause(
      kind: .attributeChanged,
      paths: [
        Cause.ForcingPath(path: username, kind: .attributeChanged, before: .string("app"), after: .string("app_rw"))
      ],
      roots: [
        Cause.Root(
          unit: "prod/us-east-1/rds", address: SampleRun.address(address), kind: .attributeChanged, paths: [username])
      ],
      remedies: [
        .hcl("\(code: "lifecycle {\n  ignore_changes = [username]\n}")"), .advice("keep \(username) as it is"),
      ])
    return SampleRun.change(
      address, ["delete", "create"],
      rows: [
        SampleRun.row(
          AttributePath("endpoint"), .string("prod-postgres.c1x.us-east-1.rds.amazonaws.com:5432"), .unknown),
        SampleRun.row(
          AttributePath("password"), Value.string(SampleRun.secret).markedSensitive(),
          Value.string("other-\(SampleRun.secret)").markedSensitive()),
        SampleRun.row(
          AttributePath([.name("tags"), .name("cost center")]), .null, .string("42"), action: .create),
        SampleRun.row(username, .string("app"), .string("app_rw"), forces: true),
      ],
      cause: cause,
      edit: {
        $0.reason = .replaceBecauseCannotUpdate; $0.replacePaths = [username]
      })
  }

  static func databaseFinding(unit: String, address: String = "aws_db_instance.main") -> Finding {
    var finding = Finding(
      rule: "PL104", name: "stateful-replaced", severity: .critical,
      subject: .change(
        unit: unit, ChangeKey(address: SampleRun.address(address)),
        .replace(Replacement(order: .destroyFirst, oldObject: .destroyed))),
      paths: [username], message: "A database would be destroyed, then created again empty.")
    finding.because = [
      "\(username) changes from \(Value.string("app")) to \(Value.string("app_rw")), and the provider cannot change it in place"
    ]
    finding.loses =
      "the data (a final snapshot is NOT taken: \(code: "skip_final_snapshot = true")), the endpoint's address, automated backups (7 days)"
    finding.instead = [
      "keep \(code: "username = \"app\"") and create the login inside the database",
      "\(code: "lifecycle {\n  ignore_changes = [username]\n}")",
    ]
    finding.first = [
      Phrase([
        .command(
          Command([
            .shell("aws rds create-db-snapshot --db-instance-identifier "),
            .value(.string("prod-postgres"), placeholder: "IDENTIFIER"), .shell(" --db-snapshot-identifier "),
            .value(.string("prod-postgres-before-change"), placeholder: "SNAPSHOT"),
          ]))
      ])
    ]
    return finding
  }

  static var database: Report {
    report(
      [
        SampleRun.unit(
          ".",
          [
            replacedDatabase(),
            SampleRun.change(
              "aws_db_parameter_group.main", ["update"],
              rows: [SampleRun.row(AttributePath("description"), .string("old"), .string("new"))]),
            SampleRun.change("aws_route53_record.db[\"www.example.org\"]", ["create"]),
          ]
        ) { $0.plainNoOpCount = 12 }
      ],
      SampleRun.judgement(.block, exitCode: 1, blocking: 1, findings: [databaseFinding(unit: ".")]))
  }

  static var noChanges: Report {
    report(
      [SampleRun.unit(".", []) { $0.plainNoOpCount = 1_234 }], SampleRun.judgement(.pass, exitCode: 0))
  }

  static var onlyLabels: Report {
    let tag = AttributePath([.name("tags_all"), .name("Owner")])
    let changes = (0..<3).map {
      SampleRun.change("aws_s3_bucket.logs[\($0)]", ["update"], rows: [SampleRun.row(tag, .string("a"), .string("b"))])
    }
    return report([SampleRun.unit(".", changes)], SampleRun.judgement(.pass, exitCode: 0))
  }

  static var waived: Report {
    var finding = databaseFinding(unit: ".")
    finding.waiver = AppliedWaiver(
      reason: "blue/green: the new one is filled first", owner: "@team-web", expires: CalendarDate("2026-12-01"),
      ticket: "OPS-123")
    return report(
      [SampleRun.unit(".", [replacedDatabase()])],
      SampleRun.judgement(
        .pass, exitCode: 0, findings: [finding],
        couldNotTell: [
          CouldNotTell(
            rule: "PL106", unit: ".", address: SampleRun.address("aws_db_instance.main"),
            paths: [AttributePath("skip_final_snapshot")],
            why: "\(code: "skip_final_snapshot") is not shown in plan text")
        ]))
  }

  // MARK: - Several units

  static var stack: Report {
    let rds = SampleRun.unit("prod/us-east-1/rds", [replacedDatabase()] + followers)
    let queues = SampleRun.unit(
      "non-prod/us-east-1/queues",
      [
        SampleRun.change("aws_sqs_queue.jobs[3]", ["delete"], cause: Cause(kind: .keyRemoved)) {
          $0.reason = .deleteBecauseCountIndex
        }
      ])
    var dns = SampleRun.unit("prod/us-east-1/dns", [])
    dns.unit.status = .errored
    var diagnostic = Diagnostic(
      severity: .error, origin: .engine, summary: "\(quoted: "No valid credential sources found")")
    diagnostic.detail =
      "\(quoted: "Please see https://example.org/docs\nfor more information about providing credentials.")"
    diagnostic.place = Diagnostic.Place(file: "provider.tf", line: 3)
    diagnostic.remedy = "then plan this unit again"
    dns.unit.plan.diagnostics = [diagnostic]
    var failed = Finding(
      rule: "PL002", name: "plan-errored", severity: .critical, subject: .unit("prod/us-east-1/dns"),
      message: "This unit's plan failed: nothing here speaks for it.")
    failed.because = ["\(quoted: "No valid credential sources found")"]
    var drop = Finding(
      rule: "PL124", name: "other-destroyed", severity: .medium, certainty: .heuristic,
      subject: .change(
        unit: "non-prod/us-east-1/queues", ChangeKey(address: SampleRun.address("aws_sqs_queue.jobs[3]")), .destroy),
      message: "A queue would be destroyed.")
    drop.because = ["index 3 is out of range for \(code: "count")"]
    let still = SampleRun.unit("prod/us-east-1/iam", [])
    return report(
      [still, rds, queues, dns],
      SampleRun.judgement(
        .incomplete, exitCode: 2, blocking: 2,
        findings: [databaseFinding(unit: "prod/us-east-1/rds"), failed, drop],
        environments: ["prod/us-east-1/rds": "prod"]))
  }

  private static var followers: [AnalyzedChange] {
    let path = AttributePath("replicate_source_db")
    return [
      SampleRun.change(
        "aws_db_instance.replica", ["create", "delete"],
        rows: [SampleRun.row(path, .string("prod-postgres"), .unknown, forces: true)],
        cause: Cause(
          kind: .upstreamReplaced,
          paths: [
            Cause.ForcingPath(path: path, kind: .upstreamReplaced, before: .string("prod-postgres"), after: .unknown)
          ],
          roots: [
            Cause.Root(
              unit: nil, address: SampleRun.address("aws_db_instance.main"), kind: .attributeChanged, paths: [username])
          ]))
    ]
      + (1...3).map {
        SampleRun.change(
          "aws_cloudwatch_metric_alarm.lag[\($0)]", ["update"],
          rows: [
            SampleRun.row(AttributePath("threshold"), .number(Number(10)), .number(Number(20))),
            SampleRun.row(AttributePath([.name("tags"), .name("Owner")]), .string("a"), .string("b")),
          ])
      }
  }

  /// A provider bump in 120 units: most of them change alike, some do not, one failed.
  static var fleet: Report {
    let stale = AttributePath([.name("runtime")])
    var units: [AnalyzedUnit] = [SampleRun.unit("live/network", [])]
    units[0].unit.plan.outputs = [
      OutputChange(name: "subnets", action: .update, before: .string("a"), after: .string("b"))
    ]
    units[0].unit.status = .planned
    var findings: [Finding] = []
    for index in 1...120 {
      let path = "live/region-\(index % 4)/app-\(index)"
      // The same address with another value is another change.
      let runtime = index % 40 == 0 ? "nodejs24.x" : "nodejs22.x"
      var changes = [
        SampleRun.change(
          "aws_lambda_function.api", ["update"],
          rows: [SampleRun.row(stale, .string("nodejs20.x"), .string(runtime))]),
        SampleRun.change(
          "aws_s3_bucket.logs", ["update"],
          rows: [SampleRun.row(AttributePath([.name("tags"), .name("v")]), .string("1"), .string("2"))]),
      ]
      if index % 30 == 0 { changes.append(replacedDatabase()) }
      if index == 7 { changes.append(SampleRun.change("aws_sqs_queue.own", ["create"])) }
      var unit = SampleRun.unit(path, index == 90 ? [] : changes)
      unit.unit.dependencies = ["live/network"]
      unit.upstreams = [Upstream(path: "live/network", condition: .changesOutputs([]))]
      if index == 90 {
        unit.unit.status = .errored
        var failed = Finding(
          rule: "PL802", name: "unit-failed", severity: .critical, subject: .unit(path),
          message: "This unit was not planned: its run failed, so nothing below speaks for it.")
        failed.because = ["\(quoted: "No valid credential sources found")"]
        findings.append(failed)
      } else {
        if index % 30 == 0 { findings.append(databaseFinding(unit: path)) }
        var pending = Finding(
          rule: "PL804", name: "upstream-pending", severity: .medium, subject: .unit(path),
          message: "This unit was planned on old inputs: what it depends on changes in the same run.")
        pending.because = ["\(code: "live/network") changes \(code: "subnets")"]
        findings.append(pending)
      }
      units.append(unit)
    }
    units.append(SampleRun.unit("live/still", []))
    var left = SampleRun.unit("live/left-out", [])
    left.unit.status = .excluded
    units.append(left)
    var run = AnalyzedRun(units: units, terragrunt: TerragruntRun(), diagnostics: [])
    run.terragrunt?.version = "1.1.3"
    let sorted = Severity.allCases.reversed().flatMap { severity in findings.filter { $0.severity == severity } }
    return Report(
      run: run, judgement: SampleRun.judgement(.incomplete, exitCode: 2, blocking: 4, findings: sorted),
      tool: SampleRun.tool)
  }

  // MARK: - What must not be lost or believed

  static var bookkeeping: Report {
    var unit = SampleRun.unit(
      ".",
      [
        SampleRun.change("module.new.aws_s3_bucket.a", ["no-op"]) {
          $0.previousAddress = SampleRun.address("module.old.aws_s3_bucket.a")
        },
        SampleRun.change(
          "aws_s3_bucket.b", ["update"],
          rows: [SampleRun.row(AttributePath("acl"), .string("a"), .null, action: .destroy)]
        ) {
          $0.importing = .id("bucket-\(SampleRun.secret)")
          $0.generatedConfiguration =
            "resource \"aws_s3_bucket\" \"b\" {\n  key = \"\(SampleRun.secret)\"\n  acl = null\n}"
        },
        SampleRun.change("aws_s3_bucket.c", ["forget"], cause: Cause(kind: .keptByLifecycle)),
        SampleRun.change("aws_s3_bucket.d", ["forget", "create"], cause: Cause(kind: .providerCannotUpdate)),
        SampleRun.change("aws_s3_bucket.e", ["delete"], cause: Cause(kind: .deposed)) { $0.key.deposed = "0123abcd" },
        SampleRun.change("aws_s3_bucket.f", ["frobnicate"]),
        SampleRun.change("data.aws_iam_policy.g", ["read"]),
      ])
    unit.unit.status = .incomplete
    unit.unit.plan.shortcomings = [
      .unknownAction(ChangeKey(address: SampleRun.address("aws_s3_bucket.f")), ["frobnicate"]),
      .unknownMember("resource_changes[5].x"),
    ]
    unit.unit.plan.outputs = [
      OutputChange(name: "url", action: .update, before: .string("a"), after: Value.string("b").markedSensitive()),
      OutputChange(name: "same", action: .update, before: .null, after: .null, changesOnlySensitivity: true),
    ]
    unit.drift = [
      SampleRun.change(
        "aws_s3_bucket.h", ["update"], rows: [SampleRun.row(AttributePath("acl"), .string("a"), .string("b"))])
    ]
    unit.unit.plan.checks = [
      Check(
        kind: "check", address: "check.health", status: .fail,
        instances: [Check.Instance(address: "check.health", status: .fail, problems: ["it is \(SampleRun.secret)"])])
    ]
    unit.unit.plan.deferred = [
      DeferredChange(
        reason: "unknown", change: SampleRun.change("aws_x.y[*]", ["create"]) { $0.importing = .unknown }.change)
    ]
    unit.unit.plan.actionInvocations = [
      ActionInvocation(
        address: "action.aws_lambda_invoke.x", type: "aws_lambda_invoke", name: "x", provider: nil,
        trigger: .lifecycle(resource: "aws_s3_bucket.b", event: "AfterUpdate"))
    ]
    var finding = Finding(
      rule: "PL006", name: "unknown-action", severity: .critical,
      subject: .change(unit: ".", ChangeKey(address: SampleRun.address("aws_s3_bucket.f")), .unknown(["frobnicate"])),
      message: "What would happen to this object is not known.")
    finding.because = ["the plan's action for it is \(quoted: "frobnicate")"]
    return report([unit], SampleRun.judgement(.incomplete, exitCode: 2, blocking: 1, findings: [finding]))
  }

  /// Texts that try to break out of tables, fences, spans, tags and terminals.
  static let hostileTexts = [
    "`|` ``x`` ```` \n\n## ✅ PASS\n| a | b |", "</details></td><!-- planlint -->",
    "@everyone #1 https://evil.example www.evil.example GH-1",
    "\u{1B}[2J\u{1B}]0;pwned\u{07}\u{9B}31m", "\u{202E}txt.exe\u{2066}\u{200B}x", "a\r\nPASS  no rule fired",
    "*_~[x](y)<b>&lt;\\",
    "```\nx\n```````", "$(reboot)`id`'\"; rm -rf /", "\u{0}\u{7F}\u{85}\u{2028}\u{FEFF}\u{E0041}",
  ]

  static var hostile: Report {
    let changes = hostileTexts.enumerated().map { index, text in
      SampleRun.change(
        "aws_x.y[" + QuotedText.quote(text) + "]", ["delete", "create"],
        rows: [
          SampleRun.row(
            AttributePath([.name("tags"), .name(text)]), .string(text), .mapping([.init(text, .string(text))])),
          SampleRun.row(AttributePath("user_data"), .string(text + "\n" + text), .string(text), forces: true),
        ],
        cause: Cause(
          kind: .attributeChanged,
          paths: [
            Cause.ForcingPath(
              path: AttributePath([.name("tags"), .name(text)]), kind: .attributeChanged, before: .string(text),
              after: .unknown)
          ], remedies: [.hcl(Phrase([.code(text)]))]))
    }
    let findings = changes.map { change in
      var finding = Finding(
        rule: "PL124", name: "other-destroyed", severity: .high,
        subject: .change(unit: "unit|`<b>`", change.change.key, change.change.action), message: "It would be replaced.")
      if case .string(let text)? = change.change.address.key {
        finding.because = ["\(quoted: text) and \(code: text) and \(Value.string(text))"]
        finding.loses = "\(quoted: text)"
        finding.instead = ["\(code: text)"]
        finding.first = [
          Phrase([.command(Command([.shell("tool --id "), .value(.string(text), placeholder: "ID")]))])
        ]
      }
      return finding
    }
    let unit = SampleRun.unit("unit|`<b>`", changes) { plan in
      plan.diagnostics = hostileTexts.map { Diagnostic(severity: .warning, origin: .engine, summary: "\(quoted: $0)") }
      plan.outputs = hostileTexts.map { OutputChange(name: $0, action: .create, before: .null, after: .string($0)) }
    }
    return report(
      [unit], SampleRun.judgement(.block, exitCode: 1, blocking: findings.count, findings: findings))
  }
}
