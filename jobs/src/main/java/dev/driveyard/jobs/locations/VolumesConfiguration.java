package dev.driveyard.jobs.locations;

import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.catalogue.locations.Volumes;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.volume.BackendFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The bean that reaches the files of each device.
 */
@Configuration(proxyBeanMethods = false)
@Import(Volumes.class)
public class VolumesConfiguration {

	@Bean
	VolumeRegistry volumeRegistry(HostDevice here, Backend volume, Volumes volumes,
			ObjectProvider<BackendFactory> factories) {
		return new VolumeRegistry(here, volume, volumes, factories.orderedStream().toList());
	}

}
