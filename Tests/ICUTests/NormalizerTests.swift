import ICU
import Testing

@Test func foldsCase() throws {
  #expect(try Normalizer(.nfkcCasefold).normalize("İSTANBUL ﬁ") == "i̇stanbul fi")
}
