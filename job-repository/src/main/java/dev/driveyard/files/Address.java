package dev.driveyard.files;

/**
 * Where a file is: on which device, and where there. A path says nothing without its
 * device: two machines that share a database have a {@code /home} each.
 *
 * @param device the id of a machine, or of what stands for a server or an archive
 * @param path absolute and encoded
 */
public record Address(String device, String path) {

	/**
	 * The address of what is below.
	 * @param relative without a slash in front; {@code ""} for this one itself
	 */
	public Address below(String relative) {
		return new Address(this.device, EncodedPaths.below(this.path, relative));
	}

	/**
	 * The address of the folder that holds it.
	 */
	public Address parent() {
		return new Address(this.device, EncodedPaths.parent(this.path));
	}

	/**
	 * The last name of its path.
	 */
	public String name() {
		return EncodedPaths.name(this.path);
	}

	/**
	 * Whether it is another one or lies below it.
	 */
	public boolean isWithin(Address folder) {
		return this.device.equals(folder.device) && EncodedPaths.isWithin(this.path, folder.path);
	}

	/**
	 * Its path from a folder that it is within: {@code ""} for the folder itself.
	 */
	public String relativeTo(Address folder) {
		return EncodedPaths.relative(this.path, folder.path);
	}

}
