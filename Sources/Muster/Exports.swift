// `import Muster` is all that a program needs: it brings what the results and documents are made of.
@_exported import Records
@_exported import Text
