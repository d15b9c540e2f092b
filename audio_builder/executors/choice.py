"""Which executor is right for some work."""

from audio_builder.executors.cluster import Cluster
from audio_builder.executors.cores import Cores, usable_cores
from audio_builder.executors.here import Threads
from audio_builder.executors.port import Executor


def open_executor(jobs: int | None, scheduler: str | None, tasks: int) -> Executor:
    """The executor to use.

    Args:
        jobs: pieces of work at once on this machine; one a core if None.
        scheduler: the address of a cluster's scheduler; None to work on this machine.
        tasks: how many pieces of work there are. A single one stays in this process, and so do
            several of which one is done at a time.

    Raises:
        ClusterError: if the cluster cannot do our work.
    """
    if scheduler is not None:
        return Cluster(scheduler)
    wanted = jobs or usable_cores()
    if tasks > 1 and wanted > 1:
        return Cores(min(wanted, tasks))
    return Threads(wanted)
