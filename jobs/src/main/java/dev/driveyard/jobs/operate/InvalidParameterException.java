package dev.driveyard.jobs.operate;

/**
 * A parameter is unknown, missing or wrong. The message names it.
 */
public final class InvalidParameterException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String parameter;

	private final String problem;

	/**
	 * An exception whose message is {@code The parameter NAME PROBLEM}.
	 * @param problem such as {@code must be 1 to 64, not 0}
	 */
	public InvalidParameterException(String parameter, String problem) {
		super("The parameter " + parameter + " " + problem);
		this.parameter = parameter;
		this.problem = problem;
	}

	/** The name of the parameter. */
	public String parameter() {
		return this.parameter;
	}

	/** What is wrong with it: the rest of a sentence that begins with its name. */
	public String problem() {
		return this.problem;
	}

}
