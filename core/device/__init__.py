"""What this machine has and how fast it is: memory, cores, bandwidths, graphics devices, power."""

from core.device.cores import physical_cores
from core.device.memory import available_memory, process_memory, total_memory

__all__ = ["available_memory", "physical_cores", "process_memory", "total_memory"]
