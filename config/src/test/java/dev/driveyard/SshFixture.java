package dev.driveyard;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * An SSH server of this machine that shows its files to a user, and can die.
 */
final class SshFixture implements AutoCloseable {

	private final Path folder;

	private final KeyPair key;

	/** How many reads are still answered; less than 0 for all. */
	private final AtomicInteger reads = new AtomicInteger(-1);

	private SshServer server;

	/**
	 * @param folder for what a client needs to know
	 */
	SshFixture(Path folder) throws IOException, GeneralSecurityException {
		this.folder = folder;
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(256);
		this.key = generator.generateKeyPair();
		this.server = start(0);
		Files.writeString(folder.resolve("known"), "[" + this.server.getHost() + "]:" + this.server.getPort() + " "
				+ PublicKeyEntry.toString(this.key.getPublic()) + "\n");
		Files.createFile(folder.resolve("password"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(folder.resolve("password"), "s3cret\n");
	}

	private SshServer start(int port) throws IOException {
		SshServer started = SshServer.setUpDefaultServer();
		started.setHost(InetAddress.getLoopbackAddress().getHostAddress());
		started.setPort(port);
		started.setKeyPairProvider(KeyPairProvider.wrap(this.key));
		started.setPasswordAuthenticator((user, password, session) -> user.equals("ann") && password.equals("s3cret"));
		SftpSubsystemFactory files = new SftpSubsystemFactory();
		files.addSftpEventListener(new Reads());
		started.setSubsystemFactories(List.of(files));
		started.start();
		return started;
	}

	/** The address of a path. */
	String url(Path path) {
		return "sftp://ann@" + this.server.getHost() + ":" + this.server.getPort() + path;
	}

	/** The arguments of the command that adds a volume. */
	String[] add(String name, Path path) {
		return new String[] { "volume", "add", "--name", name, "--known-hosts", this.folder.resolve("known").toString(),
				"--password", "file:" + this.folder.resolve("password"), url(path) };
	}

	/** It will die, without a word to its clients, once it has answered some reads. */
	void dieAfterReads(int number) {
		this.reads.set(number);
	}

	boolean isDead() {
		return !this.server.isOpen();
	}

	void stop() throws IOException {
		this.server.stop(true);
	}

	/** Starts it again where it was. */
	void startAgain() throws IOException {
		int port = this.server.getPort();
		this.reads.set(-1);
		this.server.stop(true);
		this.server = start(port);
	}

	@Override
	public void close() throws IOException {
		stop();
	}

	/**
	 * Ends the server at a read.
	 */
	private final class Reads implements SftpEventListener {

		@Override
		public void reading(ServerSession session, String remoteHandle, FileHandle localHandle, long offset,
				byte[] data, int dataOffset, int dataLen) throws IOException {
			if (SshFixture.this.reads.get() < 0 || SshFixture.this.reads.decrementAndGet() > 0) {
				return;
			}
			SshFixture.this.server.close(true);
			throw new IOException("dead");
		}

	}

}
