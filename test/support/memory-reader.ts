// An archive in memory with the interfaces of a real one, built from plain events: for tests of what reads an archive.
export { idsAndChangeTexts, type MemoryEvent, memoryReader } from '#core/query/memory-reader.ts';
