package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.writing.Metadata;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A copy has what its source has beside its bytes.
 */
class MetadataTests extends CopyFixture {

	private static final String ACCESS_LIST = "system.posix_acl_access";

	private CopyOutcome.Copied copied(String name) {
		return expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, copy(name)));
	}

	private static void set(WritableDirectory directory, String name, String attribute, byte[] value)
			throws IOException {
		try (NewFile file = directory.openToOverwrite(name)) {
			file.metadata().setAttribute(attribute, value);
		}
	}

	private static byte[] get(WritableDirectory directory, String name, String attribute) throws IOException {
		try (SourceFile file = directory.openSource(name)) {
			return file.metadata().attribute(attribute);
		}
	}

	private static List<String> attributes(WritableDirectory directory, String name) throws IOException {
		try (SourceFile file = directory.openSource(name)) {
			return file.metadata().attributes();
		}
	}

	/**
	 * Owner rw-, one other user with these permissions, group ---, mask as that user,
	 * others ---.
	 */
	private static byte[] list(int user, int permissions) {
		ByteBuffer list = ByteBuffer.allocate(4 + 5 * 8).order(ByteOrder.LITTLE_ENDIAN).putInt(2);
		int[][] entries = { { 1, 6, -1 }, { 2, permissions, user }, { 4, 0, -1 }, { 16, permissions, -1 },
				{ 32, 0, -1 } };
		for (int[] entry : entries) {
			list.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]);
		}
		return list.array();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2021-03-04T05:06:07.123456789Z", "1969-12-31T23:59:58.000000001Z", "1970-01-01T00:00:00Z",
			"2038-01-19T03:14:08.999999999Z" })
	void timesAreKeptToTheNanosecond(String time) throws IOException {
		put("file", 10);
		Shell.run(this.root, "touch -d $1 from/file", time);
		assertThat(copied("file").warnings()).isEmpty();
		Shell.run(this.root, "test \"$(stat -c %.9Y to/file)\" = \"$(stat -c %.9Y from/file)\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0644", "0600", "0755", "0777", "0444", "4755", "2755", "1644", "6711", "0400" })
	void modesAreKept(String mode) throws IOException {
		put("file", 10);
		Shell.run(this.root, "chmod $1 from/file", mode);
		assertThat(copied("file").warnings()).isEmpty();
		Shell.run(this.root, "test $(stat -c %a to/file) = $(stat -c %a from/file)");
		assertThat(this.to.stat("file").stat().mode()).isEqualTo(0100000 | Integer.parseInt(mode, 8));
	}

	@Test
	void ownersAndSetIdBitsAreKeptByTheSuperUser() throws IOException {
		assumeTrue(ThisUser.isSuper(), "only the super-user gives files away");
		put("file", 10);
		Shell.run(this.root, "chown 12345:54321 from/file; chmod 6755 from/file");
		assertThat(copied("file").warnings()).isEmpty();
		Shell.run(this.root, "test \"$(stat -c %u:%g:%a to/file)\" = 12345:54321:6755");
	}

	@Test
	void aFolderThatGivesItsGroupDoesNotGiveItToCopies() throws IOException {
		assumeTrue(ThisUser.isSuper(), "only the super-user gives files away");
		put("file", 10);
		Shell.run(this.root, "chgrp 4711 to; chmod g+s to");
		assertThat(copied("file").warnings()).isEmpty();
		Shell.run(this.root, "test $(stat -c %g to/file) = $(stat -c %g from/file)");
	}

	@Test
	void setIdBitsAreNotGivenToAnotherOwner() throws IOException {
		assumeTrue(ThisUser.isSuper(), "only the super-user can make files of others");
		put("file", 10);
		Shell.run(this.root, "chown 12345 from/file; chmod 6755 from/file");
		this.to.parts = (file) -> new NoOwners(file);
		assertThat(copied("file").warnings()).singleElement().asString().contains("owner");
		Shell.run(this.root, "test $(stat -c %a to/file) = 755");
	}

	@Test
	void extendedAttributesAreKept() throws IOException {
		put("file", 10);
		set(this.from, "file", "user.note", "hällo".getBytes(StandardCharsets.UTF_8));
		set(this.from, "file", "user.empty", new byte[0]);
		set(this.from, "file", "user.\uEFFF", new byte[] { 0, 1, -1 });
		assertThat(copied("file").warnings()).isEmpty();
		assertThat(attributes(this.to, "file")).containsExactlyInAnyOrder("user.note", "user.empty", "user.\uEFFF");
		assertThat(get(this.to, "file", "user.note")).asString(StandardCharsets.UTF_8).isEqualTo("hällo");
		assertThat(get(this.to, "file", "user.\uEFFF")).containsExactly(0, 1, -1);
	}

	@Test
	void attributesOfAReadOnlyFileAreKeptToo() throws IOException {
		put("file", 10);
		set(this.from, "file", "user.note", new byte[] { 1 });
		Shell.run(this.root, "chmod 0444 from/file");
		assertThat(copied("file").warnings()).isEmpty();
		assertThat(get(this.to, "file", "user.note")).containsExactly(1);
	}

	@Test
	void accessControlListsAreKept() throws IOException {
		put("file", 10);
		set(this.from, "file", ACCESS_LIST, list(12345, 4));
		assertThat(copied("file").warnings()).isEmpty();
		assertThat(get(this.to, "file", ACCESS_LIST)).isEqualTo(list(12345, 4));
		assertThat(this.to.stat("file").stat().mode()).isEqualTo(0100640);
	}

	@Test
	void whereTheListIsLostNobodyGainsByIt() throws IOException {
		put("file", 10);
		set(this.from, "file", ACCESS_LIST, list(12345, 6));
		assertThat(this.from.stat("file").stat().mode()).isEqualTo(0100660);
		this.to.parts = (file) -> new NoAttributes(file);
		assertThat(copied("file").warnings()).singleElement().asString().contains(ACCESS_LIST);
		assertThat(this.to.stat("file").stat().mode()).isEqualTo(0100600);
	}

	@Test
	void aListThatTheFolderGivesIsTakenAway() throws IOException {
		put("file", 10);
		this.to.metadata().setAttribute("system.posix_acl_default", list(12345, 6));
		assertThat(copied("file").warnings()).isEmpty();
		assertThat(attributes(this.to, "file")).isEmpty();
		assertThat(this.to.stat("file").stat().mode()).isEqualTo(this.from.stat("file").stat().mode());
	}

	@Test
	void attributesThatTheTargetRefusesAreWarningsOnly() throws IOException {
		byte[] bytes = put("file", 10);
		set(this.from, "file", "user.note", new byte[] { 1 });
		this.to.parts = (file) -> new NoAttributes(file);
		assertThat(copied("file").warnings()).containsExactly("user.note: Operation not supported");
		assertThat(target("file")).hasBinaryContent(bytes);
		assertThat(Files.getLastModifiedTime(target("file"))).isEqualTo(Files.getLastModifiedTime(source("file")));
	}

	/** A file system without extended attributes. */
	private static final class NoAttributes extends HookedFile {

		NoAttributes(NewFile local) {
			super(local);
		}

		@Override
		public Metadata metadata() {
			return new Refusing(super.metadata(), false);
		}

	}

	/** A file system without owners. */
	private static final class NoOwners extends HookedFile {

		NoOwners(NewFile local) {
			super(local);
		}

		@Override
		public Metadata metadata() {
			return new Refusing(super.metadata(), true);
		}

	}

	private record Refusing(Metadata local, boolean owners) implements Metadata {

		private static SystemCallException refusal(String file) {
			return new SystemCallException(file, SystemError.UNSUPPORTED, "Operation not supported");
		}

		@Override
		public void setMode(int mode) throws IOException {
			this.local.setMode(mode);
		}

		@Override
		public void setOwner(long owner, long group) throws IOException {
			if (this.owners) {
				throw refusal("owner");
			}
			this.local.setOwner(owner, group);
		}

		@Override
		public void setModified(long nanos) throws IOException {
			this.local.setModified(nanos);
		}

		@Override
		public List<String> attributes() throws IOException {
			return this.local.attributes();
		}

		@Override
		public byte[] attribute(String name) throws IOException {
			return this.local.attribute(name);
		}

		@Override
		public void setAttribute(String name, byte[] value) throws IOException {
			if (!this.owners) {
				throw refusal(name);
			}
			this.local.setAttribute(name, value);
		}

		@Override
		public void removeAttribute(String name) throws IOException {
			this.local.removeAttribute(name);
		}

	}

}
