const IMPORT = /^\s*import\s+(?!type\b)[^'";]*\bfrom\s*['"]k6\/net\/grpc['"]/m;

/** Whether a script itself, and not a library that serves several, takes up gRPC. */
export const importsGrpc = (source: string): boolean => IMPORT.test(source);
