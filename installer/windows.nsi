; The installer for Windows, made by makensis on Linux: `python3 tasks.py installer`.
;
; Switches:  /S silent   /ALLUSERS for all users (with administrator's rights)   /AUTOSTART=1
;            /DESKTOP=0   /CLOSE ask a running program to close   /OPEN open it afterwards
;            /D=folder (last, without quotes)
; Exit code: 0 done, 2 refused for a reason that is said; nothing was changed then.
;
; In an upgrade the old program backs the office up while the new one is unpacked beside it and tests
; itself there; when both have ended well, the two folders are exchanged: two renames. Until the first
; nothing is changed; between them RunOnce holds the way back; from the second on the new program is
; in place. So whatever ends the installer at whatever step, the old or the new program works. The
; office's data is elsewhere and is not touched; what the new program changes in it, it changes when
; it is opened.

Unicode true
Target amd64-unicode
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
CRCCheck force
; what the head of the installer says where the rest cannot be read
!packhdr "${HEAD}" '"${PYTHON}" "${STUB_WORDS}" "${HEAD}"'
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include nsDialogs.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include Sections.nsh
!include x64.nsh

; Given by makensis: VERSION, NUMBERS (four of them), BUNDLE, OUTPUT, ICON, SIDE (the picture of the
; first page), SIZE_KB, HEAD (a file of its own), PYTHON, STUB_WORDS, DYING (or not)
!define PRODUCT "Commune Desk"
!define SAID "Commune Desk – Một cửa"
!define SHEET "Commune Desk – Hướng dẫn nhanh"
!define KEY "Software\CommuneDesk"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\CommuneDesk"
!define WINDOW_EXE "Commune Desk.exe"
!define CONSOLE_EXE "commune-desk.exe"

Name "${SAID}"
OutFile "${OUTPUT}"
BrandingText "${PRODUCT} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Bộ cài đặt ${SAID}"
VIAddVersionKey /LANG=0 "CompanyName" "${PRODUCT}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache License 2.0"

Var Root        ; HKCU or HKLM, as text
Var Before      ; the version that is installed, empty for none
Var Said        ; what a program that was run had to say
Var Answer      ; its exit code
Var Backup      ; the process that backs the office up, 0 while there is none
Var Only        ; "--if-changed": a backup that stands and has all is enough
Var Heard       ; our end of the pipe on which it speaks
Var Parameters
Var Opens       ; 1 where the program is opened in the end
Var Data        ; where the office's data are, or will be, for this account
Var ForAll      ; the button "for all accounts" of the page that asks for whom

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_COMPONENTSPAGE_NODESC ; each section says itself what it is
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${SAID}"
!define MUI_WELCOMEPAGE_TEXT "Chương trình Một cửa cấp xã, bản ${VERSION}: tiếp nhận hồ sơ, in giấy hẹn, theo dõi và báo cáo. Không cần mạng, không cần cài thêm gì.$\r$\n$\r$\nChương trình nằm ở thư mục chọn ở trang sau. Dữ liệu của cơ quan nằm riêng, ở $Data; gỡ hoặc cài lại chương trình không mất dữ liệu.$\r$\n$\r$\nMáy đang có bản cũ thì bộ cài tự sao lưu dữ liệu, thử bản mới trước, rồi mới thay; bản mới không chạy được thì giữ nguyên bản cũ."
!insertmacro MUI_PAGE_WELCOME
Page custom AskWhom TakeWhom
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW_EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "Mở chương trình ngay"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Gỡ chương trình khỏi máy này. Dữ liệu của cơ quan (hồ sơ, sao lưu, khóa) được giữ nguyên, trừ khi chọn xóa ở trang sau và xác nhận một lần nữa."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

; --- saying and refusing -----------------------------------------------------------------------

; What began the installer from the window wants that window back, whatever came of it.
!macro OpenAgain
  ${If} $Opens == 1
  ${AndIf} ${FileExists} "$INSTDIR\${WINDOW_EXE}"
    SetOutPath "$INSTDIR"
    Exec '"$INSTDIR\${WINDOW_EXE}"'
  ${EndIf}
!macroend

!macro Refuse WORDS
  DetailPrint "${WORDS}"
  FileOpen $9 "$TEMP\commune-desk-setup.txt" w
  ${If} $9 != ""
    FileWriteUTF16LE /BOM $9 "${WORDS}$\r$\n"
    FileClose $9
  ${EndIf}
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  !insertmacro OpenAgain
  SetErrorLevel 2
  Quit
!macroend
!define Refuse "!insertmacro Refuse"

; For the table of kills: /DIE=name ends the installer there as a power cut would.
!macro Step NAME
  !ifdef DYING
    ${GetOptions} $Parameters "/DIE=" $8
    ${If} $8 == "${NAME}"
      ${If} $Backup <> 0
        System::Call 'kernel32::TerminateProcess(p $Backup, i 9)'
      ${EndIf}
      System::Call 'kernel32::GetCurrentProcess() p .r7'
      System::Call 'kernel32::TerminateProcess(p r7, i 9)'
    ${EndIf}
  !endif
!macroend
!define Step "!insertmacro Step"

; --- before anything is done -------------------------------------------------------------------

; Where it is installed and in which version; that place is offered, or the usual one.
Function ReadInstalled
  ${If} $Root == "HKLM"
    ReadRegStr $0 HKLM "${KEY}" "Folder"
    ReadRegStr $Before HKLM "${KEY}" "Version"
  ${Else}
    ReadRegStr $0 HKCU "${KEY}" "Folder"
    ReadRegStr $Before HKCU "${KEY}" "Version"
  ${EndIf}
  ${If} $0 != ""
    ; what a power cut between the two renames left
    ${IfNot} ${FileExists} "$0\*.*"
    ${AndIf} ${FileExists} "$0.old\*.*"
      Rename "$0.old" "$0"
    ${EndIf}
    ${IfNot} ${FileExists} "$0\${CONSOLE_EXE}"
      StrCpy $Before ""
    ${EndIf}
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $0 != ""
      StrCpy $INSTDIR $0
    ${ElseIf} $Root == "HKLM"
      StrCpy $INSTDIR "$PROGRAMFILES64\${PRODUCT}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${PRODUCT}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Who was let in as an administrator chooses for whom; anybody else installs for himself.
Function AskWhom
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
  ${OrIf} $Before != ""
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "Cài cho ai" "Mỗi tài khoản Windows có dữ liệu riêng, trừ khi dùng chung một cơ quan (chọn ở lần mở đầu tiên)."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 12u "Riêng tài khoản Windows này"
  Pop $1
  ${NSD_CreateRadioButton} 0 28u 100% 12u "Mọi tài khoản của máy, vào thư mục Program Files"
  Pop $ForAll
  ${If} $Root == "HKLM"
    ${NSD_Check} $ForAll
  ${Else}
    ${NSD_Check} $1
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function TakeWhom
  ${NSD_GetState} $ForAll $0
  ${If} $0 == ${BST_CHECKED}
    Call ForAllUsers
  ${Else}
    Call ForThisUser
  ${EndIf}
  StrCpy $INSTDIR ""
  Call ReadInstalled
FunctionEnd

Function ForThisUser
  SetShellVarContext current
  StrCpy $Root "HKCU"
FunctionEnd

Function ForAllUsers
  SetShellVarContext all
  StrCpy $Root "HKLM"
FunctionEnd

Function .onVerifyInstDir
  StrLen $0 $INSTDIR
  ${If} $0 > 200
    Abort
  ${EndIf}
FunctionEnd

; Refuses what would end badly; nothing was changed yet.
Function CheckPlace
  ; a second installation beside the one that is there
  ${If} $Root == "HKLM"
    ReadRegStr $0 HKLM "${KEY}" "Folder"
  ${Else}
    ReadRegStr $0 HKCU "${KEY}" "Folder"
  ${EndIf}
  ${If} $Before != ""
  ${AndIf} $0 != $INSTDIR
    ${Refuse} "Chương trình đã cài ở $0. Cài vào đúng thư mục đó để nâng cấp, hoặc gỡ ở đó trước (dữ liệu được giữ)."
  ${EndIf}
  ${If} $Before != ""
    ${VersionCompare} "$Before" "${VERSION}" $0
    ${If} $0 == 1
      ${Refuse} "Máy đang có bản $Before, mới hơn bản ${VERSION} của bộ cài này. Dùng bộ cài mới hơn; cần trở lại bản cũ thì gỡ bản mới trước."
    ${EndIf}
  ${EndIf}
  ; one for this account beside one for all would be two programs on one office
  ReadRegStr $0 HKCU "${KEY}" "Folder"
  ${If} $Root == "HKLM"
  ${AndIf} $0 != ""
  ${AndIf} ${FileExists} "$0\${CONSOLE_EXE}"
    ${Refuse} "Tài khoản này đã cài riêng ở $0. Gỡ bản đó trước (dữ liệu được giữ), rồi cài cho mọi tài khoản."
  ${EndIf}
  ; a folder of somebody else's, which the exchange would put aside
  FindFirst $1 $2 "$INSTDIR\*.*"
  ${DoWhile} $2 != ""
    ${If} $2 != "."
    ${AndIf} $2 != ".."
    ${AndIf} $2 != "_internal"
    ${AndIf} $2 != "${WINDOW_EXE}"
    ${AndIf} $2 != "${CONSOLE_EXE}"
    ${AndIf} $2 != "uninstall.exe"
      FindClose $1
      ${Refuse} "Thư mục $INSTDIR có thứ khác của máy ($2). Chọn một thư mục trống hoặc chưa có; dữ liệu của cơ quan cũng không để trong thư mục chương trình."
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
  ; rights: the exchange works in the folder above
  ${GetParent} $INSTDIR $3
  ClearErrors
  CreateDirectory "$3"
  GetTempFileName $4 "$3"
  ${If} ${Errors}
  ${OrIfNot} ${FileExists} "$4" ; a name alone proves nothing
    ${Refuse} "Không ghi được vào $3. Chọn thư mục khác, hoặc mở bộ cài bằng quyền quản trị của Windows."
  ${EndIf}
  Delete $4
  ; room for the new program beside the old one, and a little more
  ${GetRoot} $INSTDIR $5
  ${DriveSpace} "$5\" "/D=F /S=M" $6
  IntOp $7 ${SIZE_KB} / 1024
  IntOp $7 $7 + 100
  ${If} $6 < $7
    ${Refuse} "Ổ $5 còn $6 MB, cần ít nhất $7 MB. Dọn bớt rồi cài lại."
  ${EndIf}
FunctionEnd

; Whether a window of the program is open: $Answer is 1 then. A program that is damaged says nothing,
; and must be mended or removed all the same.
!macro AskWindow WORDS
  nsExec::ExecToStack '"$INSTDIR\${CONSOLE_EXE}" window ${WORDS} --json'
  Pop $Answer
  Pop $Said
  StrCpy $Answer 1
  ${WordFind} "$Said" '"is_open": true' "E+1{" $0
  ${If} ${Errors}
    StrCpy $Answer 0
  ${EndIf}
!macroend
!define AskWindow "!insertmacro AskWindow"

; The program that is open on this account is asked to close, where the clerk or /CLOSE agrees.
Function CheckClosed
  ${If} $Before == ""
    Return
  ${EndIf}
  again:
  ${AskWindow} ""
  ${If} $Answer == 0
    Return
  ${EndIf}
  ClearErrors
  ${GetOptions} $Parameters "/CLOSE" $0
  ${If} ${Errors}
    MessageBox MB_YESNO|MB_ICONQUESTION "Chương trình đang mở. Đóng chương trình rồi cài tiếp? Phần đang nhập được giữ thành bản nháp." /SD IDNO IDYES close
    ${Refuse} "Chương trình đang mở nên chưa cài được. Đóng chương trình rồi chạy lại bộ cài (cài ẩn thì thêm /CLOSE)."
  ${EndIf}
  close:
  ${AskWindow} "--close"
  ${If} $Answer == 1
    ${If} ${Silent}
      ${Refuse} "Chương trình chưa đóng được (đang khóa màn hình hoặc đang hỏi). Đóng bằng tay rồi chạy lại bộ cài."
    ${EndIf}
    Goto again
  ${EndIf}
FunctionEnd

; --- the backup beside -------------------------------------------------------------------------

!define HOLDS 65536         ; bytes of the pipe, far more than the program says
!define PIECE 1000          ; bytes of it that are heard at once, less than a text of NSIS holds
!define USES_HANDLES 0x100  ; STARTF_USESTDHANDLES
!define NO_CONSOLE 0x08000000
!define LOOK_EVERY_MS 100

; nsExec would wait for its end: here the program that is there begins to back the office up, without
; a console, and is heard later. Where the window did it as it closed, or for an update from a stick,
; and nothing happened since, it reads that one back instead.
Function BeginBackup
  System::Call '*(i 24, i 0, p 0, i 1, i 0) p .r1' ; what it may take over (SECURITY_ATTRIBUTES)
  System::Call 'kernel32::CreatePipe(*p .r2, *p .r3, p r1, i ${HOLDS})'
  System::Call 'kernel32::SetHandleInformation(p r2, i 1, i 0)' ; not our end of it
  ; STARTUPINFO, on 64 bits, and PROCESS_INFORMATION
  System::Call '*(i 104, i 0, p 0, p 0, p 0, i 0, i 0, i 0, i 0, i 0, i 0, i 0, i ${USES_HANDLES}, i 0, i 0, p 0, p 0, p r3, p r3) p .r4'
  System::Call '*(p 0, p 0, i 0, i 0) p .r5'
  StrCpy $6 '"$INSTDIR\${CONSOLE_EXE}" backup create $Only --json'
  StrCpy $7 "$TEMP"
  System::Call 'kernel32::CreateProcessW(p 0, w r6, p 0, p 0, i 1, i ${NO_CONSOLE}, p 0, w r7, p r4, p r5) i .r0'
  StrCpy $Backup 0
  ${If} $0 <> 0
    System::Call '*$5(p .r6, p .r7)'
    System::Call 'kernel32::CloseHandle(p r7)'
    StrCpy $Backup $6
  ${EndIf}
  System::Call 'kernel32::CloseHandle(p r3)'
  StrCpy $Heard $2
  System::Free $1
  System::Free $4
  System::Free $5
FunctionEnd

; Waits for its end, and takes what it said and its exit code.
Function AwaitBackup
  StrCpy $Said ""
  StrCpy $Answer "error"
  ${If} $Backup = 0
    Return
  ${EndIf}
  ${Do}
    System::Call 'kernel32::WaitForSingleObject(p $Backup, i ${LOOK_EVERY_MS}) i .r0'
    System::Call 'kernel32::PeekNamedPipe(p $Heard, p 0, i 0, p 0, *i .r1, p 0)'
    ${If} $1 > 0
      System::Call 'kernel32::ReadFile(p $Heard, m .r2, i ${PIECE}, *i .r3, p 0)'
      StrCpy $Said "$Said$2"
    ${EndIf}
  ${LoopUntil} "$0 $1" == "0 0"
  System::Call 'kernel32::GetExitCodeProcess(p $Backup, *i .r0)'
  StrCpy $Answer $0
  System::Call 'kernel32::CloseHandle(p $Backup)'
  System::Call 'kernel32::CloseHandle(p $Heard)'
  StrCpy $Backup 0
FunctionEnd

; --- the installation --------------------------------------------------------------------------

Section "-Chương trình"
  SectionIn RO
  Call CheckPlace
  Call CheckClosed
  ${Step} "checked"
  ${If} $Before != ""
    DetailPrint "Sao lưu dữ liệu của cơ quan, cùng lúc chép bản mới"
    StrCpy $Only "--if-changed"
    Call BeginBackup
    ${Step} "begun"
  ${EndIf}
  RMDir /r "$INSTDIR.new"
  ClearErrors
  SetOutPath "$INSTDIR.new"
  File /r "${BUNDLE}/*.*"
  WriteUninstaller "$INSTDIR.new\uninstall.exe"
  SetOutPath "$TEMP"
  ${If} ${Errors}
    Call AwaitBackup
    RMDir /r "$INSTDIR.new"
    ${Refuse} "Chép chương trình không xong (thiếu chỗ, hoặc bị phần mềm diệt vi-rút chặn). Chưa có gì thay đổi; xử lý rồi cài lại."
  ${EndIf}
  ${Step} "unpacked"
  ${If} $Before != ""
    DetailPrint "Thử bản mới"
    nsExec::ExecToStack '"$INSTDIR.new\${CONSOLE_EXE}" self-test --short --report "$TEMP\commune-desk-self-test.txt"'
    Pop $4
    Pop $5
    !ifdef DYING
      ClearErrors
      ${GetOptions} $Parameters "/BADTEST" $0
      ${IfNot} ${Errors}
        StrCpy $4 1
      ${EndIf}
    !endif
    ${Step} "tested"
    DetailPrint "Chờ bản sao lưu"
    Call AwaitBackup
    ${If} $Answer == 2 ; a program of before it knew these words
      StrCpy $Only ""
      Call BeginBackup
      Call AwaitBackup
    ${EndIf}
    ${If} $4 != 0
      RMDir /r "$INSTDIR.new"
      ${Refuse} "Bản ${VERSION} không chạy được trên máy này nên đã giữ nguyên bản $Before. Gửi tệp $TEMP\commune-desk-self-test.txt cho người hỗ trợ kỹ thuật."
    ${EndIf}
    ${If} $Answer != 0
      ${WordFind} "$Said" "OfficeNotFound" "E+1{" $0
      ${If} ${Errors} ; the data of a server are backed up there, and pg_dump need not be on each PC
        ${WordFind} "$Said" "ProgramMissing" "E+1{" $0
      ${EndIf}
      ${If} ${Errors} ; a newer program made the office: this one cannot read it, the next one shall
        ${WordFind} "$Said" "DatabaseTooNew" "E+1{" $0
      ${EndIf}
      ${If} ${Errors} ; the words are not there: there is an office, and it could not be backed up
        RMDir /r "$INSTDIR.new"
        ${Refuse} "Chưa sao lưu được dữ liệu nên chưa nâng cấp; bản $Before vẫn dùng được. Mở chương trình, sao lưu bằng tay ở trang Hôm nay, xem lỗi được nêu, rồi cài lại."
      ${EndIf}
    ${EndIf}
    ${Step} "backed-up"
    ; the way back, should the machine stop between the two renames
    StrCpy $0 '"$SYSDIR\cmd.exe" /c if not exist "$INSTDIR\${CONSOLE_EXE}" move "$INSTDIR.old" "$INSTDIR"'
    ${If} $Root == "HKLM"
      WriteRegStr HKLM "Software\Microsoft\Windows\CurrentVersion\RunOnce" "CommuneDesk" $0
    ${Else}
      WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\RunOnce" "CommuneDesk" $0
    ${EndIf}
    ${Step} "way-back"
    RMDir /r "$INSTDIR.old"
    ClearErrors
    Rename "$INSTDIR" "$INSTDIR.old"
    ${If} ${Errors}
      RMDir /r "$INSTDIR.new"
      ${Refuse} "Thư mục $INSTDIR đang được dùng (chương trình đang mở ở tài khoản khác, hoặc một cửa sổ đang xem thư mục đó). Bản $Before vẫn nguyên; đóng lại rồi cài tiếp."
    ${EndIf}
    ${Step} "put-aside"
  ${Else}
    RMDir "$INSTDIR" ; an empty one that is there
    ${If} ${FileExists} "$INSTDIR\*.*"
      RMDir /r "$INSTDIR" ; what an earlier installation left half done; CheckPlace saw nothing else
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR.new" "$INSTDIR"
  ${If} ${Errors}
    Rename "$INSTDIR.old" "$INSTDIR"
    RMDir /r "$INSTDIR.new"
    ${Refuse} "Không đặt được chương trình vào $INSTDIR; đã trở lại như trước khi cài."
  ${EndIf}
  ${Step} "in-place"
  StrCpy $0 "$INSTDIR\${WINDOW_EXE}"
  CreateDirectory "$SMPROGRAMS"
  CreateShortcut "$SMPROGRAMS\${SAID}.lnk" $0
  CreateShortcut "$SMPROGRAMS\${SHEET}.lnk" "$INSTDIR\_internal\resources\setup\huong-dan-nhanh.pdf"
  !macro Registered ROOT
    WriteRegStr ${ROOT} "${KEY}" "Folder" "$INSTDIR"
    WriteRegStr ${ROOT} "${KEY}" "Version" "${VERSION}"
    WriteRegStr ${ROOT} "${UNINSTALL}" "DisplayName" "${SAID}"
    WriteRegStr ${ROOT} "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr ${ROOT} "${UNINSTALL}" "Publisher" "${PRODUCT}"
    WriteRegStr ${ROOT} "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW_EXE}"
    WriteRegStr ${ROOT} "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr ${ROOT} "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr ${ROOT} "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD ${ROOT} "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
    WriteRegDWORD ${ROOT} "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD ${ROOT} "${UNINSTALL}" "NoRepair" 1
    DeleteRegValue ${ROOT} "Software\Microsoft\Windows\CurrentVersion\RunOnce" "CommuneDesk"
  !macroend
  ${If} $Root == "HKLM"
    !insertmacro Registered HKLM
  ${Else}
    !insertmacro Registered HKCU
  ${EndIf}
  ${Step} "registered"
  RMDir /r "$INSTDIR.old"
SectionEnd

Section "Biểu tượng trên màn hình nền" Desktop
  CreateShortcut "$DESKTOP\${SAID}.lnk" "$INSTDIR\${WINDOW_EXE}"
SectionEnd

Section /o "Tự mở khi bật máy" Autostart
  CreateShortcut "$SMSTARTUP\${SAID}.lnk" "$INSTDIR\${WINDOW_EXE}"
SectionEnd

; As the program looks for them: where the environment says, with this account, or where the accounts
; of this PC share an office.
Function FindData
  ReadEnvStr $Data "COMMUNE_DESK_DATA"
  ${If} $Data == ""
    StrCpy $Data "$LOCALAPPDATA\CommuneDesk"
    ReadEnvStr $0 "PROGRAMDATA"
    ${IfNot} ${FileExists} "$Data\commune-desk.db"
    ${AndIfNot} ${FileExists} "$Data\machine.json"
    ${AndIf} ${FileExists} "$0\CommuneDesk\office-folder.txt"
      StrCpy $Data "thư mục dùng chung của máy (ghi trong $0\CommuneDesk\office-folder.txt)"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInit
  ${GetParameters} $Parameters
  SetRegView 64
  Delete "$TEMP\commune-desk-setup.txt" ; what is said there is of this run
  ClearErrors
  ${GetOptions} $Parameters "/OPEN" $0
  ${IfNot} ${Errors}
    StrCpy $Opens 1
  ${EndIf}
  ${IfNot} ${RunningX64}
    ${Refuse} "Chương trình cần Windows 64 bit."
  ${EndIf}
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < 17763
    ${Refuse} "Chương trình cần Windows 10 (bản 1809) trở lên."
  ${EndIf}
  Call ForThisUser
  Call FindData
  ClearErrors
  ${GetOptions} $Parameters "/ALLUSERS" $0
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      ${Refuse} "Cài cho mọi người dùng cần quyền quản trị của Windows. Mở bộ cài bằng “Run as administrator”, hoặc bỏ /ALLUSERS để cài cho riêng tài khoản này."
    ${EndIf}
    Call ForAllUsers
  ${Else}
    ; what is there for all is exchanged where it is, and by whom may do that
    ReadRegStr $0 HKLM "${KEY}" "Folder"
    ${If} $0 != ""
    ${AndIf} ${FileExists} "$0\${CONSOLE_EXE}"
      UserInfo::GetAccountType
      Pop $1
      ${If} $1 != "Admin"
        ${Refuse} "Máy này đã cài cho mọi tài khoản ở $0. Mở bộ cài bằng “Run as administrator” để nâng cấp bản đó."
      ${EndIf}
      Call ForAllUsers
    ${EndIf}
  ${EndIf}
  Call ReadInstalled
  ; the choices of a silent installation
  ${GetOptions} $Parameters "/DESKTOP=" $0
  ${If} $0 == "0"
    !insertmacro UnselectSection ${Desktop}
  ${EndIf}
  ${GetOptions} $Parameters "/AUTOSTART=" $0
  ${If} $0 == "1"
    !insertmacro SelectSection ${Autostart}
  ${EndIf}
FunctionEnd

Function .onInstSuccess
  !insertmacro OpenAgain
  SetErrorLevel 0
FunctionEnd

; --- the removal -------------------------------------------------------------------------------

Function un.onInit
  SetRegView 64
  ${GetParameters} $Parameters
  SetShellVarContext current
  StrCpy $Root "HKCU"
  ReadRegStr $0 HKLM "${KEY}" "Folder"
  ${If} $0 == $INSTDIR
    SetShellVarContext all
    StrCpy $Root "HKLM"
  ${EndIf}
FunctionEnd

Section "un.Chương trình"
  SectionIn RO
  ${AskWindow} "--close"
  ${If} $Answer == 1
    ${Refuse} "Chương trình đang mở. Đóng chương trình rồi gỡ lại."
  ${EndIf}
  Delete "$SMPROGRAMS\${SAID}.lnk"
  Delete "$SMPROGRAMS\${SHEET}.lnk"
  Delete "$DESKTOP\${SAID}.lnk"
  Delete "$SMSTARTUP\${SAID}.lnk"
  Delete "$INSTDIR\${WINDOW_EXE}"
  Delete "$INSTDIR\${CONSOLE_EXE}"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing else is in it
  RMDir /r "$INSTDIR.new"
  RMDir /r "$INSTDIR.old"
  ${If} $Root == "HKLM"
    DeleteRegKey HKLM "${UNINSTALL}"
    DeleteRegKey HKLM "${KEY}"
  ${Else}
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "${KEY}"
  ${EndIf}
SectionEnd

Section /o "un.Xóa cả dữ liệu của cơ quan trên tài khoản này"
  SetShellVarContext current
  StrCpy $1 "Xóa hẳn mọi hồ sơ, bản sao lưu ở $LOCALAPPDATA\CommuneDesk và khóa ở $APPDATA\CommuneDesk? Không lấy lại được."
  ; the keys of an office that stands elsewhere are kept with this account's, and it goes on
  ReadEnvStr $0 "COMMUNE_DESK_DATA"
  ReadEnvStr $2 "PROGRAMDATA"
  ${If} $0 != ""
  ${OrIf} ${FileExists} "$2\CommuneDesk\office-folder.txt"
    StrCpy $0 "elsewhere"
    StrCpy $1 "Xóa hẳn mọi hồ sơ, bản sao lưu ở $LOCALAPPDATA\CommuneDesk? Không lấy lại được. Dữ liệu của cơ quan ở thư mục khác và các khóa được giữ."
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 $1 /SD IDNO IDNO keep
  RMDir /r "$LOCALAPPDATA\CommuneDesk"
  ${If} $0 != "elsewhere"
    RMDir /r "$APPDATA\CommuneDesk"
  ${EndIf}
  keep:
SectionEnd

LangString ABOUT_DESKTOP ${LANG_VIETNAMESE} "Để mở chương trình từ màn hình nền."
LangString ABOUT_AUTOSTART ${LANG_VIETNAMESE} "Mở chương trình khi đăng nhập Windows."
!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Desktop} $(ABOUT_DESKTOP)
  !insertmacro MUI_DESCRIPTION_TEXT ${Autostart} $(ABOUT_AUTOSTART)
!insertmacro MUI_FUNCTION_DESCRIPTION_END
