/** The parameters of a layer that has none. */
export const noParameters: readonly never[] = Object.freeze([]);
