package dev.driveyard.jobs.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Tells somebody of each time that a step's state or position is about to be recorded: as
 * it starts, in each chunk and after it, and as it ends.
 */
record RecordingWatch(Consumer<StepExecution> watcher) implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof JobRepository)) {
			return bean;
		}
		return Proxy.newProxyInstance(JobRepository.class.getClassLoader(), new Class<?>[] { JobRepository.class },
				(proxy, method, arguments) -> call(bean, method, arguments));
	}

	private @Nullable Object call(Object bean, Method method, Object @Nullable [] arguments) throws Throwable {
		if (method.getName().startsWith("update") && arguments != null && arguments[0] instanceof StepExecution step) {
			this.watcher.accept(step);
		}
		try {
			return method.invoke(bean, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
