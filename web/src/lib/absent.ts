/** Stands for optional parts of a library that are never asked for. */
export default null;
