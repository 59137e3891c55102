; Makes the installer for Windows from the folder that bundle.py puts into dist\inglenook. Inno Setup 6: iscc packaging\windows.iss
; Written from Inno Setup's documentation and not tried on Windows yet.

#define Name "Inglenook"
#define Version "0.1.0"
#define Program "inglenook.exe"

[Setup]
AppId={{5E0B2A51-6C4E-4F57-9C0B-2C8C1E7B7E31}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The Inglenook authors
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/fast
SolidCompression=no
LicenseFile=..\LICENSE
OutputDir=..\dist
OutputBaseFilename=inglenook-{#Version}-setup
UninstallDisplayIcon={app}\{#Program}
WizardStyle=modern

[Tasks]
Name: "login"; Description: "Start Inglenook with Windows, in the tray"; Flags: unchecked

[Files]
Source: "..\dist\inglenook\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"
Name: "{userstartup}\{#Name}"; Filename: "{app}\{#Program}"; Parameters: "--background"; Tasks: login

[Registry]
Root: HKA; Subkey: "Software\Classes\.gguf\OpenWithProgids"; ValueType: string; ValueName: "Inglenook.gguf"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Inglenook.gguf"; ValueType: string; ValueName: ""; ValueData: "Language model"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Inglenook.gguf\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\{#Program}"" ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "Open {#Name}"; Flags: nowait postinstall skipifsilent

[Messages]
ConfirmUninstall=Remove %1? Your conversations and settings stay in your user folder.
