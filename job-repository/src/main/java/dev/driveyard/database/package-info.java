/**
 * The one database that catalogue and job repository share: its connections, transactions
 * and migrations, on SQLite and on PostgreSQL.
 */
@NullMarked
package dev.driveyard.database;

import org.jspecify.annotations.NullMarked;
