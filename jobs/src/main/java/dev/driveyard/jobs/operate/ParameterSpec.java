package dev.driveyard.jobs.operate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a component of a job's record what somebody has to know who asks for the job.
 * All else follows from the component itself: its name and type, and that it may be left
 * out if it may be null. Unless it is said to be tuning, it is identifying: two requests
 * with the same identifying parameters are the same work.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ParameterSpec {

	/** What it means, in a phrase. */
	String value();

	/** Whether it says how the work is done, not what is done. */
	boolean tuning() default false;

	/** Whether it holds paths: absolute, and encoded as names are. */
	boolean path() default false;

	/** What it is if nothing is said, as it is written; {@code ""} for nothing. */
	String defaultValue() default "";

	/** A static method of the record that tells what it is if nothing is said. */
	String defaultFrom() default "";

	/** The smallest number. */
	long min() default Long.MIN_VALUE;

	/** The largest number. */
	long max() default Long.MAX_VALUE;

	/** What a number counts. */
	Unit unit() default Unit.NONE;

	/** What a number counts. */
	enum Unit {

		/** Just a number. */
		NONE,
		/** Bytes, or bytes a second. */
		BYTES,
		/** Seconds. */
		SECONDS

	}

}
