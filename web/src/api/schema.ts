// biome-ignore lint/suspicious/noExplicitAny: stands in until the first snapshot of the API.
export type paths = any;
