// Tells zod not to compile schemas with `new Function`: the content security policy forbids it. Imported before anything else.
import { config } from 'zod';

config({ jitless: true });
