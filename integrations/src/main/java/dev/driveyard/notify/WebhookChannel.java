package dev.driveyard.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.driveyard.files.SmallFile;
import dev.driveyard.notify.NotifySettings.Webhook;
import dev.driveyard.runs.notices.StoredNotice;

/**
 * Tells a web server, by a signed request. It follows no redirection, takes only
 * certificates that the JVM trusts, and of the answer only the status counts.
 */
final class WebhookChannel implements NoticeChannel {

	private static final int LONGEST_SECRET = 4096;

	private static final Duration CONNECT = Duration.ofSeconds(10);

	/** Less than a courier keeps others from trying the same. */
	private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);

	private static final int GOOD = 2;

	private final URI url;

	private final WebhookSignature signature;

	private final Duration timeout;

	private final InstantSource clock;

	private final HttpClient client;

	private WebhookChannel(Webhook settings, String secret, InstantSource clock) {
		this.url = settings.url();
		this.signature = new WebhookSignature(secret);
		this.timeout = settings.timeout();
		this.clock = clock;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout((CONNECT.compareTo(this.timeout) < 0) ? CONNECT : this.timeout)
			.build();
	}

	/**
	 * The one that the settings want.
	 * @throws IllegalArgumentException if they can't be; the message says why
	 */
	static WebhookChannel of(Webhook settings, InstantSource clock) {
		requireUrl(settings);
		if (settings.timeout().compareTo(LONGEST_TIMEOUT) > 0 || settings.timeout().toMillis() < 1) {
			throw new IllegalArgumentException("driveyard.notify.webhook.timeout has to be more than nothing, and "
					+ LONGEST_TIMEOUT.toMinutes() + " minutes at most");
		}
		return new WebhookChannel(settings, secret(settings), clock);
	}

	private static void requireUrl(Webhook settings) {
		URI url = settings.url();
		boolean secure = "https".equalsIgnoreCase(url.getScheme());
		if (url.getHost() == null || url.getRawUserInfo() != null
				|| !(secure || "http".equalsIgnoreCase(url.getScheme()))) {
			throw new IllegalArgumentException(
					"driveyard.notify.webhook.url has to be one of https, with a host and no user");
		}
		if (!secure && !settings.insecure() && !isHere(url.getHost())) {
			throw new IllegalArgumentException("At " + url.getHost() + " others could read notices, since"
					+ " driveyard.notify.webhook.url is no https; driveyard.notify.webhook.insecure=true allows it");
		}
	}

	private static boolean isHere(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static String secret(Webhook settings) {
		if (settings.secretFile() == null) {
			return Objects.requireNonNullElse(settings.secret(), "");
		}
		try {
			return new String(SmallFile.read(settings.secretFile(), LONGEST_SECRET), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(
					"Can't read driveyard.notify.webhook.secret-file " + settings.secretFile() + ": " + ex.getMessage(),
					ex);
		}
	}

	@Override
	public String name() {
		return "webhook";
	}

	@Override
	public String receiver() {
		return this.url.getHost();
	}

	@Override
	public void send(StoredNotice notice) throws NoticeException, InterruptedException {
		CompletableFuture<HttpResponse<Void>> answer = this.client.sendAsync(request(notice),
				HttpResponse.BodyHandlers.discarding());
		try {
			int status = answer.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
			if (status / 100 != GOOD) {
				throw new NoticeException(this.url.getHost() + " answered with the status " + status, null);
			}
		}
		catch (TimeoutException ex) {
			throw new NoticeException(this.url.getHost() + " did not answer within " + this.timeout.toSeconds() + " s",
					ex);
		}
		catch (ExecutionException ex) {
			throw new NoticeException(this.url.getHost() + " can't be told: " + ex.getCause(), ex);
		}
		finally {
			answer.cancel(true);
		}
	}

	private HttpRequest request(StoredNotice notice) {
		long time = this.clock.instant().getEpochSecond();
		return HttpRequest.newBuilder(this.url)
			.header("Content-Type", "application/json")
			.header("User-Agent", "driveyard")
			.header("Driveyard-Delivery", String.valueOf(notice.id()))
			.header(WebhookSignature.HEADER, this.signature.of(time, notice.body()))
			.POST(HttpRequest.BodyPublishers.ofString(notice.body()))
			.build();
	}

}
