package dev.driveyard.server.tomcat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.server.ServerSettings;
import dev.driveyard.server.ServerStartException;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.Ssl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;

/**
 * The embedded Tomcat, with TCP and a Unix socket.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(SslAutoConfiguration.class)
public class TomcatConfiguration {

	/** The name of the certificate's bundle. */
	public static final String BUNDLE = "server";

	/** A form has nothing to say here. */
	private static final int LARGEST_FORM = 64 << 10;

	@Bean
	LocalSocket localSocket(ServerSettings settings, Library library) {
		return LocalSocket.of(settings, library.folder());
	}

	@Bean
	TomcatServletWebServerFactory tomcat(ServerSettings settings, LocalSocket socket,
			ObjectProvider<SslBundles> bundles) {
		InetAddress address = address(settings);
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(settings.port());
		factory.setAddress(address);
		factory.setShutdown(Shutdown.GRACEFUL);
		factory.setRegisterDefaultServlet(false);
		factory.addContextCustomizers(TomcatConfiguration::customise);
		factory.addConnectorCustomizers((connector) -> connector.setMaxPostSize(LARGEST_FORM));
		ServerSettings.Tls tls = settings.tls();
		if (tls != null) {
			factory.setSslBundles(certificate(tls, bundles));
			factory.setSsl(Ssl.forBundle(BUNDLE));
		}
		Path path = socket.path();
		if (path != null) {
			Connector local = local(path);
			factory.addAdditionalConnectors(local);
			factory.addEngineValves(new LocalCallers(local));
		}
		return factory;
	}

	/** Refuses to start with what it could not show to anybody. */
	private static SslBundles certificate(ServerSettings.Tls tls, ObjectProvider<SslBundles> bundles) {
		try {
			SslBundles made = bundles.getObject();
			made.getBundle(BUNDLE).createSslContext();
			return made;
		}
		catch (RuntimeException ex) {
			throw new ServerStartException(FailureCode.REFUSED,
					"The server can't use the certificate " + tls.certificate() + " with the key " + tls.key() + ": "
							+ NestedExceptionUtils.getMostSpecificCause(ex).getMessage(),
					ex);
		}
	}

	/** Refuses to speak to strangers in the clear. */
	private static InetAddress address(ServerSettings settings) {
		try {
			InetAddress address = InetAddress.getByName(settings.host());
			if (!address.isLoopbackAddress() && !settings.isSecure() && !settings.insecure()) {
				throw new ServerStartException(FailureCode.NO_TLS,
						"At " + settings.host()
								+ " others could read what is sent, tokens too, since the server has no certificate.",
						null);
			}
			return address;
		}
		catch (UnknownHostException ex) {
			throw new ServerStartException(FailureCode.REFUSED,
					"The server can't listen at '" + settings.host() + "': this machine has no such address.", ex);
		}
	}

	private static Connector local(Path path) {
		Connector connector = new Connector(new PrivateSocketProtocol());
		connector.setThrowOnFailure(true);
		connector.setMaxPostSize(LARGEST_FORM);
		connector.setProperty("unixDomainSocketPath", path.toString());
		connector.setProperty("unixDomainSocketPathPermissions", "rw-------");
		return connector;
	}

	private static void customise(Context context) {
		if (context.getParent() instanceof StandardHost host) {
			host.setErrorReportValveClass(ProblemReports.class.getName());
		}
	}

}
