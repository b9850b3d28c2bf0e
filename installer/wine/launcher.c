/* python.exe: hands its arguments to the interpreter in the library beside it. */
#include <windows.h>

typedef int (*Main)(int, wchar_t **);

int wmain(int argc, wchar_t **argv)
{
    HMODULE python = LoadLibraryW(L"python311.dll");
    return python ? ((Main)(void *)GetProcAddress(python, "Py_Main"))(argc, argv) : 3;
}
