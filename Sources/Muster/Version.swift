/// The release of the library and the program, "major.minor.patch".
public let musterVersion = "0.1.0"
