# Completion for fish: the program says which words fit; where none does, file names.
function __whichgate_complete
    set -l before (commandline -opc)
    set -l word (commandline -ct)
    $before[1] complete -- $before[2..-1] "$word" 2>/dev/null | string match '*'
    or __fish_complete_path "$word"
end
complete -c whichgate -f -a '(__whichgate_complete)'
