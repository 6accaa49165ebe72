internal import GRDB

/// The tables of fingerprints of current reports (`Services/Index/Analysis`).
///
/// `fingerprint_sample` has how many sampled reports of an agency hold a sentence. Hashes of 64 bits stand as signed numbers.
enum FingerprintSchema {
    static let sql = """
        CREATE TABLE fingerprint (
            sequence INTEGER PRIMARY KEY REFERENCES report_version ON DELETE CASCADE,
            bytes    BLOB NOT NULL
        ) STRICT;

        CREATE TABLE fingerprint_sample (
            sentence INTEGER NOT NULL,
            agency   INTEGER NOT NULL,
            reports  INTEGER NOT NULL CHECK (reports > 0),
            PRIMARY KEY (sentence, agency)
        ) STRICT, WITHOUT ROWID;
        """
}
