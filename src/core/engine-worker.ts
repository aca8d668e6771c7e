// Entry of the engine worker.
export {};
