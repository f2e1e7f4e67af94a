package dev.driveyard.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import org.springframework.batch.core.launch.JobOperator;

/**
 * What stands for the library's {@link JobOperator} in the context of its host. A host
 * calls back all that its beans implement: it would initialise the library's own once
 * more, and close it.
 */
final class JobOperators {

	private JobOperators() {
	}

	/** One that is a {@link JobOperator} and nothing else. */
	static JobOperator standingFor(JobOperator operator) {
		return (JobOperator) Proxy.newProxyInstance(JobOperator.class.getClassLoader(),
				new Class<?>[] { JobOperator.class }, (proxy, method, arguments) -> {
					try {
						return switch (method.getName()) {
							case "equals" -> proxy == arguments[0];
							case "hashCode" -> System.identityHashCode(proxy);
							default -> method.invoke(operator, arguments);
						};
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
