import fc from 'fast-check';

/** Random cases that are the same in every run, so that a run says the same twice; `TEST_SEED` asks for others. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['TEST_SEED'] ?? 20_261_122) });

export { fc };
