package dev.driveyard.provider.sftp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import org.jspecify.annotations.Nullable;

/**
 * Whether a server is the one that it is said to be: its key is in the list of known
 * hosts, and the one that the volume was added with. Remembers which key was shown.
 */
final class HostKeyCheck implements HostKeyRepository {

	private final HostKeyRepository knownHosts;

	private final @Nullable String expected;

	private volatile @Nullable String shown;

	private volatile boolean another;

	/**
	 * @param expected as {@link #shown} gave it when the volume was added, null if it is
	 * new
	 */
	HostKeyCheck(HostKeyRepository knownHosts, @Nullable String expected) {
		this.knownHosts = knownHosts;
		this.expected = expected;
	}

	@Override
	public int check(String host, byte[] key) {
		String described = describe(host, key);
		this.shown = described;
		this.another = this.expected != null && !this.expected.equals(described);
		return this.another ? CHANGED : this.knownHosts.check(host, key);
	}

	/** The key that the server showed, with its type; null before it did. */
	@Nullable String shown() {
		return this.shown;
	}

	/** Whether the key is not the one that the volume was added with. */
	boolean isAnother() {
		return this.another;
	}

	/** The type of the key that is expected, null if any will do. */
	static @Nullable String type(@Nullable String expected) {
		return (expected == null) ? null : expected.substring(0, Math.max(0, expected.indexOf(' ')));
	}

	private static String describe(String host, byte[] key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
			return new HostKey(host, key).getType() + " SHA256:"
					+ Base64.getEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException | JSchException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Why a server was refused, and what to do about it.
	 */
	String refusal(SftpSettings settings, boolean known) {
		String key = "The key that the server " + settings.server() + " shows (" + shown() + ") ";
		String scan = "ssh-keyscan -p " + settings.port() + " " + settings.host();
		if (isAnother()) {
			return (key + "is not the one that the volume was added with (" + this.expected
					+ "). It may be another server, or somebody in between. If the server really has a new key, remove"
					+ " the volume and add it anew");
		}
		if (known) {
			return (key + "is not the one in " + settings.knownHosts() + ". Somebody may be in between."
					+ " If the server really has a new key, remove the old one: ssh-keygen -R '" + place(settings)
					+ "' -f " + settings.knownHosts() + "; then add the new one: " + scan + " >> "
					+ settings.knownHosts());
		}
		return (key + "is not in " + settings.knownHosts()
				+ ". If it is the one that the server's administrator says it has, add it: " + scan + " >> "
				+ settings.knownHosts());
	}

	private static String place(SftpSettings settings) {
		return (settings.port() == 22) ? settings.host() : "[" + settings.host() + "]:" + settings.port();
	}

	@Override
	public void add(HostKey key, UserInfo ui) {
		// known hosts are the user's to add
	}

	@Override
	public void remove(String host, String type) {
		// and to remove
	}

	@Override
	public void remove(String host, String type, byte[] key) {
		// and to remove
	}

	@Override
	public String getKnownHostsRepositoryID() {
		return this.knownHosts.getKnownHostsRepositoryID();
	}

	@Override
	public HostKey[] getHostKey() {
		return this.knownHosts.getHostKey();
	}

	@Override
	public HostKey[] getHostKey(String host, String type) {
		return this.knownHosts.getHostKey(host, type);
	}

}
