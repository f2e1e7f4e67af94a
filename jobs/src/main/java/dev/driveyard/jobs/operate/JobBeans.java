package dev.driveyard.jobs.operate;

import java.time.Clock;

import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Makes a Spring Batch job of each {@link JobDefinition} bean: {@code copyDefinition}
 * becomes the job {@code copyJob}.
 */
final class JobBeans implements BeanDefinitionRegistryPostProcessor {

	private static final String DEFINITION = "Definition";

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		// all definitions are known only when all configuration is read
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
		DefaultListableBeanFactory beans = (DefaultListableBeanFactory) factory;
		for (String name : beans.getBeanNamesForType(JobDefinition.class, true, false)) {
			RootBeanDefinition job = new RootBeanDefinition(SupervisedJob.class, () -> job(beans, name));
			job.setLazyInit(true);
			beans.registerBeanDefinition(name.replace(DEFINITION, "") + "Job", job);
		}
	}

	private static SupervisedJob job(DefaultListableBeanFactory beans, String definition) {
		return new SupervisedJob(beans.getBean(definition, JobDefinition.class), beans.getBean(JobRepository.class),
				beans.getBean(RunStore.class), beans.getBean(ActiveRuns.class), beans.getBean(Heartbeat.class),
				beans.getBean(ClaimStore.class), beans.getBean(LeftWork.class),
				() -> beans.getBeanProvider(ClaimListener.class).orderedStream(), beans.getBean(Clock.class));
	}

}
