package dev.driveyard.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that runs on SQLite and on PostgreSQL: its parameter is an enum that has both.
 * The test command runs it on SQLite and the profile {@code thorough} on PostgreSQL, but
 * for what is tagged {@link #ALWAYS}, which the test command runs on both. Where no
 * profile says anything, as in an editor, each runs on both.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag(EveryDatabase.TAG)
@ArgumentsSource(DatabaseArguments.class)
public @interface EveryDatabase {

	/** Of all such tests. */
	String TAG = "every-database";

	/** Of those that show in each build that something works on PostgreSQL too. */
	String ALWAYS = "both-databases";

}
