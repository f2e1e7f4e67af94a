package dev.driveyard.server.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;

/**
 * The Java virtual machine and its process, under the names that Prometheus's own
 * libraries give them.
 */
final class JvmMetrics implements MetricSource {

	private static final double MILLIS = 1000;

	private static final double NANOS = 1e9;

	@Override
	public void write(Exposition out) {
		writeMemory(out, ManagementFactory.getMemoryMXBean());
		writeThreads(out, ManagementFactory.getThreadMXBean());
		writeCollections(out, ManagementFactory.getGarbageCollectorMXBeans());
		writeProcess(out);
	}

	private static void writeMemory(Exposition out, MemoryMXBean memory) {
		MemoryUsage heap = memory.getHeapMemoryUsage();
		MemoryUsage other = memory.getNonHeapMemoryUsage();
		out.gauge("jvm_memory_used_bytes", "Memory that is used.")
			.sample(heap.getUsed(), "area", "heap")
			.sample(other.getUsed(), "area", "nonheap");
		out.gauge("jvm_memory_committed_bytes", "Memory that the system has given.")
			.sample(heap.getCommitted(), "area", "heap")
			.sample(other.getCommitted(), "area", "nonheap");
		out.gauge("jvm_memory_max_bytes", "Memory that may be used, -1 if there is no limit.")
			.sample(heap.getMax(), "area", "heap")
			.sample(other.getMax(), "area", "nonheap");
	}

	private static void writeThreads(Exposition out, ThreadMXBean threads) {
		out.gauge("jvm_threads_current", "Threads.").sample(threads.getThreadCount());
		out.gauge("jvm_threads_daemon", "Daemon threads.").sample(threads.getDaemonThreadCount());
		out.gauge("jvm_threads_peak", "The most threads that there were.").sample(threads.getPeakThreadCount());
	}

	private static void writeCollections(Exposition out, List<GarbageCollectorMXBean> collectors) {
		out.counter("jvm_gc_collections_total", "Garbage collections.");
		collectors.forEach((one) -> out.sample(Math.max(0, one.getCollectionCount()), "gc", one.getName()));
		out.counter("jvm_gc_collection_seconds_total", "What garbage collections took.");
		collectors.forEach((one) -> out.sample(Math.max(0, one.getCollectionTime()) / MILLIS, "gc", one.getName()));
	}

	private static void writeProcess(Exposition out) {
		out.gauge("process_start_time_seconds", "When the process began, in seconds since 1970.")
			.sample(ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
		if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
			out.counter("process_cpu_seconds_total", "Processor time that the process took.")
				.sample(Math.max(0, system.getProcessCpuTime()) / NANOS);
		}
		if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
			out.gauge("process_open_fds", "Open file descriptors.").sample(system.getOpenFileDescriptorCount());
			out.gauge("process_max_fds", "How many there may be.").sample(system.getMaxFileDescriptorCount());
		}
	}

}
