package dev.driveyard.runs.requests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.catalogue.Json;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.requests.LaunchRequest.Asked;
import dev.driveyard.runs.requests.LaunchRequest.Work;

/**
 * A request that is about to be accepted.
 *
 * @param claims what its run will read and change
 */
public record NewRequest(Asked asked, Work work, List<Claim> claims) {

	public NewRequest {
		claims = List.copyOf(claims);
	}

	/** Whether it reads or changes anything of a device. */
	boolean isAbout(String device) {
		return this.claims.stream().anyMatch((claim) -> claim.address().device().equals(device));
	}

	/**
	 * What two requests have in common if they ask for the same, whoever asks and in
	 * whatever order the parameters were given.
	 */
	String fingerprint() {
		Map<String, Object> content = new TreeMap<>();
		content.put("action", this.asked.action().name());
		content.put("job", this.asked.job());
		content.put("parameters", sorted(Json.read(this.asked.parameters())));
		content.put("ofRun", String.valueOf(this.asked.ofRun()));
		content.put("priority", this.asked.priority());
		content.put("notBefore", String.valueOf(this.asked.notBefore()));
		try {
			byte[] bytes = Json.write(content).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object sorted(Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<String, Object> sorted = new TreeMap<>();
			map.forEach((key, one) -> sorted.put(String.valueOf(key), sorted(one)));
			return sorted;
		}
		return (value instanceof Collection<?> list) ? list.stream().map(NewRequest::sorted).toList() : value;
	}

}
