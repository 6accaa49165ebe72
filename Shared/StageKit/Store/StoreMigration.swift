package import GRDB

/// One step forward of a store's schema.
///
/// Steps are never changed once released, only followed by others.
package struct StoreMigration: Sendable {
    /// Its number; a store's `user_version` is the number of its last one.
    package let version: Int
    /// What it does, in a word.
    package let name: String
    let apply: @Sendable (Database) throws -> Void

    package init(_ version: Int, _ name: String, apply: @escaping @Sendable (Database) throws -> Void) {
        self.version = version
        self.name = name
        self.apply = apply
    }
}
