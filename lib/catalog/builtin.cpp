#include "whichgate/catalog.hpp"

// The only source of the target whichgate::catalog: the assembler puts the file into the library as it is, so that no
// compiler has to read four million characters.
#ifdef __APPLE__
#define WHICHGATE_READ_ONLY ".section __TEXT,__const\n"
#define WHICHGATE_SYMBOL(name) "_" name
#define WHICHGATE_BACK ".text\n"
#else
#define WHICHGATE_READ_ONLY ".pushsection .rodata.whichgate_catalog,\"a\"\n"
#define WHICHGATE_SYMBOL(name) name
#define WHICHGATE_BACK ".popsection\n"
#endif

asm(WHICHGATE_READ_ONLY ".globl " WHICHGATE_SYMBOL("whichgate_catalog_begin") "\n"
    ".globl " WHICHGATE_SYMBOL("whichgate_catalog_end") "\n"
    ".balign 16\n" WHICHGATE_SYMBOL("whichgate_catalog_begin") ":\n"
    ".incbin \"" WHICHGATE_CATALOG_FILE "\"\n" WHICHGATE_SYMBOL("whichgate_catalog_end") ":\n"
    ".byte 0\n" WHICHGATE_BACK);

extern "C" {
extern const char whichgate_catalog_begin[];
extern const char whichgate_catalog_end[];
}

namespace whichgate {

const Catalog& Catalog::builtin() {
  static const Catalog catalog(std::string_view(
      whichgate_catalog_begin, static_cast<std::size_t>(whichgate_catalog_end - whichgate_catalog_begin)));
  return catalog;
}

}  // namespace whichgate
