import { configureGlobal } from 'fast-check';
import { inject } from 'vitest';

// Every property run starts from one seed, so a failure here is a failure everywhere; fast-check prints it.
configureGlobal(inject('properties'));
