export function missingPackages(exists?: (file: string) => boolean): readonly string[];
