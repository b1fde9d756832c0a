import PlanModel
import Testing

@Suite("A mapping of which the input hides entries")
struct MappingTests {
  private var partial: Value {
    var mapping = Mapping([Mapping.Entry("shown", .boolean(true)), Mapping.Entry("gone", .null)])
    mapping.completeness = .partial
    return Value(.mapping(mapping))
  }

  @Test("says of a key it lacks that it is not shown, however deep the path goes on")
  func lacksKey() {
    #expect(partial.value(at: AttributePath("other"))?.isNotShown == true)
    #expect(partial.value(at: AttributePath([.name("other"), .index(0), .name("deep")]))?.isNotShown == true)
  }

  @Test("keeps what it shows, a null included")
  func showsKey() {
    #expect(partial.value(at: AttributePath("shown"))?.boolean == true)
    #expect(partial.value(at: AttributePath("gone"))?.isNull == true)
  }

  @Test("is told from a complete one, which has no value for a key it lacks")
  func complete() {
    #expect(Value.mapping([]).value(at: AttributePath("other")) == nil)
  }
}
