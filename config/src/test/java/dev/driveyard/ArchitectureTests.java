package dev.driveyard;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The arrows of the architecture: nothing imports upward.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("-tests.jar"))
		.importPackages("dev.driveyard");

	private static final String[] JOBS = { "dev.driveyard.jobs.index..", "dev.driveyard.jobs.copy..",
			"dev.driveyard.jobs.delete..", "dev.driveyard.jobs.duplicates..", "dev.driveyard.jobs.validate..",
			"dev.driveyard.jobs.compare..", "dev.driveyard.jobs.history.." };

	private static final Set<String> OPENING = Set.of("newDirectoryStream", "list", "walk", "walkFileTree",
			"newInputStream", "newOutputStream", "newByteChannel", "newBufferedReader", "newBufferedWriter", "lines",
			"write", "writeString", "createDirectory", "createDirectories", "createFile", "createLink",
			"createSymbolicLink", "copy", "move", "delete", "deleteIfExists", "setAttribute", "setLastModifiedTime",
			"setOwner", "setPosixFilePermissions");

	private static final DescribedPredicate<JavaMethodCall> BY_PATH = DescribedPredicate.describe(
			"opens or changes something by its path",
			(call) -> (call.getTargetOwner().isEquivalentTo(Files.class) && OPENING.contains(call.getName()))
					|| (call.getTargetOwner().isEquivalentTo(FileChannel.class) && call.getName().equals("open")));

	private static final String[] ON_THIS_MACHINE = {
			// paths that were typed now may follow links, once
			"dev.driveyard.jobs.copy.TypedPaths", "dev.driveyard.jobs.duplicates.ReclaimDefinition",
			// a manifest that is made of a folder that was typed now
			"dev.driveyard.content.manifest.ManifestWriter",
			// small files of the system and of the environment, read whole
			"dev.driveyard.files.SmallFile", "dev.driveyard.transfer.removal.Homes",
			"dev.driveyard.transfer.removal.ErasureAdvice",
			// who runs this, and whose a home is
			"dev.driveyard.transfer.copy.ThisUser", "dev.driveyard.transfer.trash.TrashPlaces",
			"dev.driveyard.transfer.removal.Refusals",
			// the home trash is where the environment says, through links too
			"dev.driveyard.transfer.trash.TrashFolders",
			// keys and known hosts of the user, and an archive's file unpacked for as
			// long as it is read
			"dev.driveyard.provider.LocalCredentials", "dev.driveyard.provider.archive.UnpackedFile",
			// the token that the user of this machine named
			"dev.driveyard.client.TokenFile",
			// the socket and the log in the library's folder
			"dev.driveyard.server.tomcat.LocalSocket", "dev.driveyard.server.tomcat.PrivateSocketEndpoint",
			"dev.driveyard.server.api.RunLog" };

	/** A command, or an option that is not one of the JVM's. */
	private static final Pattern COMMAND = Pattern.compile("driveyard [a-z]|(?<![\\w-])--(?!add-opens)[a-z]");

	/** What speaks to users of the command line, and what runs tools of the system. */
	private static final DescribedPredicate<JavaClass> DRIVERS_OR_TOOLS = resideInAnyPackage("dev.driveyard",
			"dev.driveyard.cli..", "dev.driveyard.content.containment..");

	@Test
	void nothingImportsUpward() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("application")
			.definedBy("dev.driveyard")
			.layer("integrations")
			.definedBy("dev.driveyard.cli..", "dev.driveyard.server..", "dev.driveyard.provider..",
					"dev.driveyard.schedule..", "dev.driveyard.watch..", "dev.driveyard.notify..",
					"dev.driveyard.context..", "dev.driveyard.client..")
			.layer("jobs")
			.definedBy("dev.driveyard.jobs..")
			.layer("readers and writers")
			.definedBy("dev.driveyard.storage..", "dev.driveyard.tree..", "dev.driveyard.content..",
					"dev.driveyard.transfer..", "dev.driveyard.picture..")
			.layer("job repository")
			.definedBy("dev.driveyard.files..", "dev.driveyard.catalogue..", "dev.driveyard.journal..",
					"dev.driveyard.runs..", "dev.driveyard.tokens..", "dev.driveyard.schedules..",
					"dev.driveyard.watches..", "dev.driveyard.database..", "dev.driveyard.failure..")
			.whereLayer("application")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("integrations")
			.mayOnlyBeAccessedByLayers("application")
			.whereLayer("jobs")
			.mayOnlyBeAccessedByLayers("integrations", "application")
			.whereLayer("readers and writers")
			.mayOnlyBeAccessedByLayers("jobs", "integrations", "application")
			.check(CLASSES);
	}

	@Test
	void noJobImportsAnother() {
		slices().matching("dev.driveyard.jobs.(*)..").should().beFreeOfCycles().check(CLASSES);
		for (String job : JOBS) {
			noClasses().that()
				.resideInAPackage(job)
				.should()
				.dependOnClassesThat(resideInAnyPackage(JOBS).and(resideOutsideOfPackage(job)))
				.check(CLASSES);
		}
		noClasses().that()
			.resideInAnyPackage("dev.driveyard.jobs.operate..", "dev.driveyard.jobs.locations..",
					"dev.driveyard.jobs.upkeep..", "dev.driveyard.jobs.contents..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(JOBS)
			.check(CLASSES);
	}

	@Test
	void driversSeeNoJob() {
		noClasses().that()
			.resideInAnyPackage("dev.driveyard.cli..", "dev.driveyard.server..", "dev.driveyard.schedule..",
					"dev.driveyard.watch..", "dev.driveyard.notify..", "dev.driveyard.client..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(JOBS)
			.check(CLASSES);
	}

	/** Whoever asks a server elsewhere starts fast, and needs no library. */
	@Test
	void theClientKnowsNoLibraryAndNoSpring() {
		noClasses().that()
			.resideInAPackage("dev.driveyard.client..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("dev.driveyard..", "org.springframework..", "java.sql..")
				.and(resideOutsideOfPackages("dev.driveyard.client", "dev.driveyard.files", "dev.driveyard.failure",
						"dev.driveyard.catalogue")))
			.check(CLASSES);
	}

	@Test
	void providersSeeTheStoragePortOnly() {
		noClasses().that()
			.resideInAPackage("dev.driveyard.provider..")
			.should()
			.dependOnClassesThat(resideInAPackage("dev.driveyard..")
				.and(resideOutsideOfPackages("dev.driveyard.provider..", "dev.driveyard.storage",
						"dev.driveyard.storage.volume", "dev.driveyard.storage.writing", "dev.driveyard.files")))
			.check(CLASSES);
		noClasses().that()
			.resideInAPackage("dev.driveyard.provider..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..")
			.check(CLASSES);
	}

	@Test
	void theRecordsOfTheCatalogueKnowNoSpring() {
		noClasses().that()
			.resideInAPackage("dev.driveyard.catalogue..")
			.and()
			.areRecords()
			.and()
			.areTopLevelClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(CLASSES);
	}

	/** A backend is of use without a catalogue, a database, a framework or a job. */
	@Test
	void theStoragePortKnowsFilesOnly() {
		noClasses().that()
			.resideInAPackage("dev.driveyard.storage..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("dev.driveyard..", "org.springframework..")
				.and(resideOutsideOfPackages("dev.driveyard.storage..", "dev.driveyard.files..")))
			.check(CLASSES);
		noClasses().that()
			.resideInAPackage("dev.driveyard.files..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("dev.driveyard..", "org.springframework..")
				.and(resideOutsideOfPackages("dev.driveyard.files..")))
			.check(CLASSES);
		noClasses().that()
			.resideInAnyPackage("dev.driveyard.storage", "dev.driveyard.storage.volume",
					"dev.driveyard.storage.writing")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.driveyard.storage.local..")
			.check(CLASSES);
	}

	@Test
	void theWalkKnowsNeitherDatabaseNorJob() {
		noClasses().that()
			.resideInAnyPackage("dev.driveyard.storage..", "dev.driveyard.tree..", "dev.driveyard.content..",
					"dev.driveyard.transfer..", "dev.driveyard.picture..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.driveyard.runs..", "dev.driveyard.journal..", "dev.driveyard.database..",
					"java.sql..", "org.springframework.jdbc..")
			.check(CLASSES);
	}

	/**
	 * A path is followed through whatever has taken the place of its folders meanwhile:
	 * only the storage package, which goes from handle to handle, may open, make or
	 * change by one.
	 */
	@Test
	void filesOfOthersAreReachedByHandle() {
		noClasses().that()
			.resideInAnyPackage("dev.driveyard.jobs..", "dev.driveyard.transfer..", "dev.driveyard.tree..",
					"dev.driveyard.content.files..", "dev.driveyard.content.manifest..")
			.should()
			.callMethodWhere(BY_PATH)
			.check(CLASSES);
	}

	/**
	 * Files are reached through a backend, which may be a server. What else looks at this
	 * machine is named here, with its reason.
	 */
	@Test
	void onlyTheLocalBackendTouchesTheFilesOfThisMachine() {
		DescribedPredicate<JavaClass> own = resideInAnyPackage(
				// the backend of this machine
				"dev.driveyard.storage.local..",
				// the library's own folder, what names this machine, and the database's
				// files
				"dev.driveyard.catalogue.library..", "dev.driveyard.catalogue.sidecars",
				"dev.driveyard.catalogue.locations", "dev.driveyard.database..",
				// other processes, as the system shows them
				"dev.driveyard.runs",
				// programs that are started, and the pipes to them
				"dev.driveyard.content.containment..", "dev.driveyard.content.child..", "dev.driveyard.picture.child..",
				"dev.driveyard.picture.turbo..",
				// what the user of this machine typed now, and where to print
				"dev.driveyard", "dev.driveyard.cli..");
		Set<String> touching = CLASSES.stream()
			.filter(DescribedPredicate.not(own))
			.filter((type) -> type.getDirectDependenciesFromSelf()
				.stream()
				.anyMatch((dependency) -> dependency.getTargetClass().isEquivalentTo(Files.class)
						|| dependency.getTargetClass().getPackageName().startsWith("com.sun.jna")))
			.map((type) -> type.getName().replaceFirst("\\$.*", ""))
			.collect(Collectors.toSet());
		assertThat(touching).containsExactlyInAnyOrder(ON_THIS_MACHINE);
	}

	/**
	 * A driver says what can be done, in words of its own: other drivers have no commands
	 * and options.
	 */
	@Test
	void onlyDriversNameCommandsAndOptions() throws IOException {
		for (JavaClass type : CLASSES) {
			if (!DRIVERS_OR_TOOLS.test(type)) {
				assertThat(commands(ClassStrings.of(type))).as("commands and options in texts of %s", type.getName())
					.isEmpty();
			}
		}
	}

	/** A name stands for one thing in the whole code. */
	@Test
	void noNameOfAClassOccursTwice() {
		Stream<String> names = CLASSES.stream()
			.filter(JavaClass::isTopLevelClass)
			.map(JavaClass::getName)
			.filter((name) -> !name.endsWith(".package-info"));
		assertThat(ofTheSameName(names)).isEmpty();
		assertThat(ofTheSameName(Stream.of("a.Change", "b.Change", "c.Other"))).containsOnlyKeys("Change");
	}

	private static Map<String, List<String>> ofTheSameName(Stream<String> classes) {
		Map<String, List<String>> byName = classes
			.collect(Collectors.groupingBy((name) -> name.substring(name.lastIndexOf('.') + 1)));
		byName.values().removeIf((same) -> same.size() == 1);
		return byName;
	}

	/** Else the test before this one would find none, whatever there is. */
	@Test
	void aCommandOrAnOptionIsFoundHoweverItIsWritten() throws IOException {
		assertThat(commands(ClassStrings.of(CLASSES.get("dev.driveyard.cli.words.FailureWords"))))
			.contains(" Run it without --no-refresh.")
			.anyMatch((text) -> text.contains("driveyard runs show"));
		assertThat(commands(ClassStrings.of(CLASSES.get("dev.driveyard.cli.catalogue.IndexCommand"))))
			.as("in an annotation and at the beginning")
			.contains("--accept-root");
		assertThat(commands(List.of("rw-r--r--", "JVM without --add-opens=java.base", "the driveyard", "a -- b")))
			.isEmpty();
	}

	private static List<String> commands(List<String> texts) {
		return texts.stream().filter((text) -> COMMAND.matcher(text).find()).toList();
	}

}
