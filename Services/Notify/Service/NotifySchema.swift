import GRDB
package import StageKit

/// What notify keeps beside the event log, which is its outbox.
package enum NotifySchema {
    /// The steps of the schema.
    package static let migrations = [
        StoreMigration(2, "event log") { db in
            try db.execute(
                sql: """
                    CREATE INDEX outbox_by_topic ON outbox (topic, seq);
                    CREATE INDEX outbox_by_subject ON outbox (subject);

                    -- For people with an SQLite tool: the log of all public events, as CloudEvents.
                    CREATE VIEW events AS
                        SELECT seq AS sequence, topic AS type, subject,
                               datetime(time / 1000, 'unixepoch') AS logged_at_utc,
                               CAST(payload AS TEXT) AS cloudevent
                        FROM outbox;
                    """)
        }
    ]
}
