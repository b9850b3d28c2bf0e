/* The random numbers that libraries written in Rust ask Windows 10 for; Wine 8 has them elsewhere. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL ProcessPrng(PBYTE buffer, SIZE_T length)
{
    return RtlGenRandom(buffer, (ULONG)length);
}
