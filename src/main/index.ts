// The desktop host: one window on the workbench, served from its own protocol.
import { app } from 'electron';

app.enableSandbox();
